using System.Collections.Concurrent;

namespace FastUdp.Requests.Tests.Support;

/// <summary>Answers questions and remembers how often it answered each: every number is to be asked about by one request alone.</summary>
internal sealed class CountingHandlers
{
    private readonly ConcurrentDictionary<long, int> _executions = new();

    /// <summary>The handlers for a server, which answer at once.</summary>
    public RequestHandlers Handlers => new RequestHandlers().Add((in Question question, in RequestContext _) => Answer(question.Number));

    /// <summary>How many questions were answered at all.</summary>
    public int Count => _executions.Count;

    /// <summary>The most often one question was answered.</summary>
    public int Most => _executions.IsEmpty ? 0 : _executions.Values.Max();

    /// <summary>The handlers for a server, which take their time.</summary>
    public RequestHandlers SlowHandlers(TimeProvider timeProvider, TimeSpan time) =>
        new RequestHandlers().AddAsync<Question, Answer>(async (question, _, stop) =>
        {
            Answer answer = Answer(question.Number);
            await Task.Delay(time, timeProvider, stop).ConfigureAwait(false);
            return answer;
        });

    // A negative number is not a test's: somebody hostile asks, and is not to make this grow.
    private Answer Answer(long number) =>
        new(number, number < 0 ? 0 : _executions.AddOrUpdate(number, 1, static (_, count) => count + 1));
}
