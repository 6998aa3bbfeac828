using FastUdp.Benchmarks.Measuring;
using FastUdp.Requests;

namespace FastUdp.Benchmarks.Subjects.Requests;

/// <summary>One asynchronous loop as a program has it: asks, awaits the reply, looks at it, asks again. A window is so many of them.</summary>
internal sealed class Asker(RequestClient client, RemoteAddress server, RequestTally tally, int index)
{
    /// <summary>Starts a window of loops.</summary>
    /// <returns>A task that ends when all have: a round trip after the window is over, or when the client is disposed.</returns>
    public static Task StartAll(RequestClient client, RemoteAddress server, RequestTally tally)
    {
        var loops = new Task[tally.Askers];
        for (int index = 0; index < loops.Length; index++)
            loops[index] = new Asker(client, server, tally, index).RunAsync();
        return Task.WhenAll(loops);
    }

    private async Task RunAsync()
    {
        for (ulong number = (ulong)index; !tally.Window.IsOver; number += (ulong)tally.Askers)
        {
            try
            {
                Answer answer = await client.RequestAsync<Ask, Answer>(server, Ask.Of(number));
                tally.Take(index, isRight: answer.Number == number);
            }
            catch (RequestException exception)
            {
                tally.Miss();
                if (exception.Outcome == RequestOutcome.Closed)
                    return;
            }
        }
    }
}
