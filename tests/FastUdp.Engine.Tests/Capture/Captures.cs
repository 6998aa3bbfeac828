using System.IO.Pipelines;
using FastUdp.Capture;

namespace FastUdp.Engine.Tests.Capture;

/// <summary>Reads captures to their end.</summary>
internal static class Captures
{
    /// <summary>What remains of a datagram of a capture: its payload is copied.</summary>
    internal sealed record Entry(RemoteAddress Source, RemoteAddress Destination, CaptureDirection Direction, long Time, byte[] Payload, bool IsTruncated);

    public static async Task<List<Entry>> ReadAsync(CaptureReader reader)
    {
        var entries = new List<Entry>();
        await foreach (CapturedDatagram datagram in reader.ReadAllAsync())
            entries.Add(Keep(datagram));
        return entries;
    }

    public static async Task<List<Entry>> ReadFileAsync(string path)
    {
        await using CaptureReader reader = CaptureReader.Open(path);
        return await ReadAsync(reader).Within();
    }

    /// <summary>Reads bytes cut into pieces.</summary>
    public static async Task<List<Entry>> ReadAsync(byte[] file, params int[] lengths)
    {
        await using var reader = new CaptureReader(PipeReader.Create(SplitSequence.Of(file, lengths.Length == 0 ? [int.MaxValue] : lengths)));
        return await ReadAsync(reader).Within();
    }

    /// <summary>Reads what is whole of bytes that may be anything; the error is the documented one or none.</summary>
    public static (List<Entry> Entries, InvalidDataException? Error) ReadHostile(byte[] file)
    {
        var entries = new List<Entry>();
        try
        {
            var reader = new CaptureReader(PipeReader.Create(SplitSequence.Of(file, 1_000)));
            IAsyncEnumerator<CapturedDatagram> datagrams = reader.ReadAllAsync().GetAsyncEnumerator();
            while (datagrams.MoveNextAsync().AsTask().GetAwaiter().GetResult())
                entries.Add(Keep(datagrams.Current));
            return (entries, null);
        }
        catch (InvalidDataException error)
        {
            return (entries, error);
        }
    }

    private static Entry Keep(in CapturedDatagram datagram) => new(
        datagram.Source, datagram.Destination, datagram.Direction, datagram.UnixNanoseconds, datagram.Payload.ToArray(), datagram.IsTruncated);
}
