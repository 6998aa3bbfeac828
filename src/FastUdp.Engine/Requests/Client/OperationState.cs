namespace FastUdp.Requests;

/// <summary>Where a request is: each state has one list, or none, in which it stands.</summary>
internal enum OperationState : byte
{
    /// <summary>In no list: in the pool, or not begun.</summary>
    Idle,

    /// <summary>In the line of those that wait for a place in flight.</summary>
    Waiting,

    /// <summary>In the line of its server, whose span is full.</summary>
    Parked,

    /// <summary>In flight, to be sent for the first time: in the list of what is to be sent.</summary>
    FirstSendDue,

    /// <summary>In flight, to be repeated: in the list of what is to be sent.</summary>
    RepetitionDue,

    /// <summary>In flight, to be sent again with the token: in the list of what is to be sent.</summary>
    AnswerToChallengeDue,

    /// <summary>In flight and sent: in the wheel.</summary>
    Sent,

    /// <summary>Over; in the list of those to be told, or in none.</summary>
    Ended,
}
