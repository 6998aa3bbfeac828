using FastUdp.Stores;

namespace FastUdp.Requests;

/// <summary>
/// Makes out what a datagram says to which request. Each is counted once: it ends a request, is a challenge that is
/// answered, or is dropped as malformed, foreign or late. Guarded by the table's lock.
/// </summary>
internal sealed class ReplyReader(RequestTable table)
{
    // One token is enough; a second challenge may be due to the server's having changed its key. More would be
    // somebody's game.
    private const int MaxChallenges = 2;

    public void Read(in DatagramBatch batch, long now, ref NodeList<RequestOperation> ended)
    {
        foreach (DatagramRun run in batch.Runs)
        {
            ServerRecord? server = table.Servers.Find(run.Remote);
            foreach (Datagram datagram in run)
                Read(server, datagram.Payload, run.IsTruncated, now, ref ended);
        }
    }

    private void Read(
        ServerRecord? server, ReadOnlySpan<byte> payload, bool isTruncated, long now, ref NodeList<RequestOperation> ended)
    {
        if (isTruncated)
            table.Counters.RepliesMalformed++;
        else if (ReplyHeader.TryRead(payload, out ReplyHeader header, out _) && header.Status <= RequestRejection.ReplyUnwritable)
            TakeReply(server, header, payload[ReplyHeader.MaxWireSize..], now, ref ended);
        else if (Challenge.TryRead(payload, out Challenge challenge, out _) && challenge.Token != 0)
            TakeChallenge(server, challenge);
        else
            table.Counters.RepliesMalformed++;
    }

    private void TakeReply(
        ServerRecord? server, in ReplyHeader header, ReadOnlySpan<byte> message, long now, ref NodeList<RequestOperation> ended)
    {
        if (Find(server, header.Sequence, header.Id) is not { } operation)
            CountUnclaimed(server, header.Sequence);
        else if (header.Status == RequestRejection.None && !operation.TryRead(message))
            table.Counters.RepliesMalformed++; // The request goes on waiting: the next may be whole.
        else
            table.EndWithReply(operation, header.Status, now, ref ended);
    }

    private void TakeChallenge(ServerRecord? server, in Challenge challenge)
    {
        if (Find(server, challenge.Sequence, challenge.Id) is not { } operation)
        {
            CountUnclaimed(server, challenge.Sequence);
            return;
        }
        if (operation.Challenges == MaxChallenges)
        {
            table.Counters.RepliesLate++;
            return;
        }
        operation.Server.Token = challenge.Token;
        table.AnswerChallenge(operation);
    }

    private static RequestOperation? Find(ServerRecord? server, uint sequence, ulong id) =>
        server?.Window.Find(sequence) is { } operation && operation.Id == id ? operation : null;

    /// <summary>Counts what no request waits for: late when there was a request of that number, else foreign.</summary>
    private void CountUnclaimed(ServerRecord? server, uint sequence)
    {
        bool isLate = server is not null && server.Window.WasAssigned(sequence) && server.Window.Find(sequence) is null;
        if (isLate)
            table.Counters.RepliesLate++;
        else
            table.Counters.RepliesForeign++;
    }
}
