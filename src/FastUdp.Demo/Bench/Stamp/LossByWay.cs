using FastUdp.Demo.Bench.Counting;

namespace FastUdp.Demo.Bench.Stamp;

/// <summary>
/// On which way packets were lost, where the reflector numbers its answers itself: what is missing among its numbers was lost on the
/// way back, and what it never numbered on the way there (RFC 8762 section 4.3.1).
/// </summary>
/// <remarks>
/// The packets behind the last one whose answer came are of neither way: nobody has numbered them that we know of. Belongs to one thread.
/// </remarks>
internal sealed class LossByWay
{
    private readonly NumberLedger _answers = new();
    private uint _highestPacket;
    private uint _highestAnswer;
    private uint _firstAnswer;
    private long _packets;

    /// <summary>Whether a number has shown that it is the reflector's own; one that echoes numbers, and one that missed none, look alike.</summary>
    public bool IsNumbered { get; private set; }

    /// <summary>Packets up to the last one answered that the reflector has not numbered.</summary>
    public long Forward => _packets == 0 ? 0 : Math.Max(0, _highestPacket + 1L - (Numbered - ForwardCopies));

    /// <summary>Its answers up to the last that did not come.</summary>
    public long Backward => _packets == 0 ? 0 : Math.Max(0, Numbered - _answers.Received);

    // All it has answered of this session, as far as we know.
    private long Numbered => _highestAnswer - (long)_firstAnswer + 1;

    // A packet that the network doubled on the way there has two answers, each with a number of its own.
    private long ForwardCopies => _answers.Received - _packets;

    /// <param name="packet">The number of the packet.</param>
    /// <param name="answer">The number of its answer.</param>
    /// <param name="isFirst">Whether no answer to this packet came before.</param>
    public void Take(uint packet, uint answer, bool isFirst)
    {
        // A port that was used before has a session that goes on, with larger numbers than ours. What was lost before the first answer is then
        // taken to have been lost on the way back; a session of ours alone begins with 0.
        if (_packets == 0)
            (_firstAnswer, _highestAnswer) = (answer <= packet ? 0 : answer - packet, answer);
        IsNumbered |= packet != answer;
        _packets += isFirst ? 1 : 0;
        _answers.Take(answer);
        _highestPacket = Math.Max(_highestPacket, packet);
        _highestAnswer = Math.Max(_highestAnswer, answer);
    }
}
