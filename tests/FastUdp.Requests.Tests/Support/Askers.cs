namespace FastUdp.Requests.Tests.Support;

/// <summary>Asks numbered questions, so many at a time, each number once. In a simulation it goes on where the reply is received.</summary>
internal static class Askers
{
    /// <param name="client">Who asks.</param>
    /// <param name="server">Who is asked.</param>
    /// <param name="requests">How many questions.</param>
    /// <param name="window">How many at a time.</param>
    /// <param name="tally">Where the outcomes go.</param>
    /// <param name="firstNumber">The first question's number less one.</param>
    /// <param name="stop">Cancels the requests, each of which then ends so.</param>
    public static async Task AskAsync(
        RequestClient client, RemoteAddress server, int requests, int window, Tally tally, long firstNumber = 0, CancellationToken stop = default)
    {
        long next = firstNumber;
        var askers = new Task[window];
        for (int i = 0; i < window; i++)
            askers[i] = AskInTurnAsync();
        await Task.WhenAll(askers).ConfigureAwait(false);

        async Task AskInTurnAsync()
        {
            for (long number = Interlocked.Increment(ref next); number <= firstNumber + requests; number = Interlocked.Increment(ref next))
                tally.Add(number, await client.TryRequestAsync<Question, Answer>(server, new Question(number), stop).ConfigureAwait(false));
        }
    }
}
