using FastUdp.Messages;
using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Server;

/// <summary>In the steady state a request allocates nothing, whatever becomes of it.</summary>
public sealed class AllocationTests
{
    private const int Batch = 500;

    private static readonly RemoteAddress Remote = RemoteAddress.Parse("192.0.2.7:5000");

    private static readonly RequestHandlers Handlers = new RequestHandlers()
        .Add((in Question question, in RequestContext _) => new Answer(question.Number, 1))
        .AddAsync<BlobRequest, Answer>((request, _, _) => ValueTask.FromResult(new Answer(request.Bytes, 1)));

    private readonly byte[] _run = new byte[Batch * (RequestHeader.MaxWireSize + Question.MaxWireSize)];
    private uint _sequence;

    [Fact]
    public void New_requests_as_they_go_by() => AssertNoAllocation<Question>(step: Batch, _ => new Question(1));

    [Fact]
    public void Repeats() => AssertNoAllocation<Question>(step: 0, _ => new Question(1));

    [Fact]
    public void Asynchronous_handlers_that_answer_at_once() => AssertNoAllocation<BlobRequest>(step: Batch, _ => new BlobRequest(1));

    [Fact]
    public void Requests_nobody_handles() => AssertNoAllocation<Answer>(step: Batch, _ => new Answer(1, 1));

    private void AssertNoAllocation<TMessage>(uint step, Func<uint, TMessage> message)
        where TMessage : IDatagramMessage<TMessage>
    {
        var server = new ServerDirect(Handlers);
        long allocated = Allocations.Of(() =>
        {
            for (int i = 0; i < 20; i++)
                Feed(server, step, message);
        });
        Assert.Equal(0, allocated);
        server.AssertAllCounted();
    }

    private void Feed<TMessage>(ServerDirect server, uint step, Func<uint, TMessage> message)
        where TMessage : IDatagramMessage<TMessage>
    {
        int length = 0;
        for (uint i = 0; i < Batch; i++)
        {
            RequestHeader.TryWrite(new RequestHeader(i, 1, 0, _sequence + i, _sequence), _run.AsSpan(length), out int header, out _);
            TMessage.TryWrite(message(i), _run.AsSpan(length + header), out int body, out _);
            length += header + body;
        }
        server.FeedRun(Remote, _run.AsSpan(0, length), length / Batch);
        _sequence += step;
    }
}
