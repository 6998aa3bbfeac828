using FastUdp.Benchmarks.Subjects.Codec.Handwritten;
using FastUdp.Benchmarks.Subjects.Codec.Messages;
using FastUdp.Messages;

namespace FastUdp.Benchmarks.Subjects.Codec;

/// <summary>
/// Holds handwritten and generated code against each other: the same bytes, and of every
/// truncation and every single wrong byte the same verdict. Otherwise one of them would do less work.
/// </summary>
internal static class CodecAgreement
{
    private const int Room = 512;

    public static void Verify<THandwritten, TMessage>(TMessage[] messages)
        where THandwritten : IHandwritten<TMessage>
        where TMessage : struct, IDatagramMessage<TMessage>, IBenchMessage<TMessage>
    {
        byte[] ours = new byte[Room];
        byte[] theirs = new byte[Room];
        foreach (TMessage message in messages)
        {
            bool isOurs = TMessage.TryWrite(message, ours, out int length, out _);
            bool isTheirs = THandwritten.TryWrite(message, theirs, out int theirLength);
            if (!isOurs || !isTheirs || !ours.AsSpan(0, length).SequenceEqual(theirs.AsSpan(0, theirLength)))
                throw new InvalidDataException($"{message} is not the same by hand.");
            VerifyTruncations<THandwritten, TMessage>(message, ours.AsSpan(0, length), theirs);
            VerifyWrongBytes<THandwritten, TMessage>(ours.AsSpan(0, length));
        }
    }

    private static void VerifyTruncations<THandwritten, TMessage>(in TMessage message, ReadOnlySpan<byte> wire, byte[] room)
        where THandwritten : IHandwritten<TMessage>
        where TMessage : struct, IDatagramMessage<TMessage>, IBenchMessage<TMessage>
    {
        for (int length = 0; length < wire.Length; length++)
        {
            VerifyRead<THandwritten, TMessage>(wire.Slice(0, length));
            bool isOurs = TMessage.TryWrite(message, room.AsSpan(0, length), out _, out _);
            if (isOurs || THandwritten.TryWrite(message, room.AsSpan(0, length), out _))
                throw new InvalidDataException($"{message} was written into {length} bytes.");
        }
    }

    private static void VerifyWrongBytes<THandwritten, TMessage>(Span<byte> wire)
        where THandwritten : IHandwritten<TMessage>
        where TMessage : struct, IDatagramMessage<TMessage>, IBenchMessage<TMessage>
    {
        foreach (ref byte place in wire)
        {
            byte right = place;
            for (int wrong = 0; wrong <= byte.MaxValue; wrong++)
            {
                place = (byte)wrong;
                VerifyRead<THandwritten, TMessage>(wire);
            }
            place = right;
        }
    }

    private static void VerifyRead<THandwritten, TMessage>(ReadOnlySpan<byte> source)
        where THandwritten : IHandwritten<TMessage>
        where TMessage : struct, IDatagramMessage<TMessage>, IBenchMessage<TMessage>
    {
        bool isOurs = TMessage.TryRead(source, out TMessage ours, out WireFault fault);
        bool isTheirs = THandwritten.TryRead(source, out TMessage theirs);
        if (isOurs != isTheirs || (isOurs && !TMessage.Match(ours, theirs)))
            throw new InvalidDataException($"{Convert.ToHexString(source)}: by hand {isTheirs}, generated {isOurs} ({fault}).");
    }
}
