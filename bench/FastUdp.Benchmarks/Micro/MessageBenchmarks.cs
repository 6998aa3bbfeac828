using BenchmarkDotNet.Attributes;
using FastUdp.Benchmarks.Subjects.Codec;
using FastUdp.Benchmarks.Subjects.Typed;
using FastUdp.Requests;

namespace FastUdp.Benchmarks.Micro;

/// <summary>A typed message of 32 bytes, and what a request begins with, written and read by the generated code.</summary>
[MemoryDiagnoser]
public class MessageBenchmarks
{
    private readonly byte[] _sample = new byte[64];
    private readonly byte[] _header = new byte[64];
    private readonly Sample _message = Sample.Of(5);
    private readonly RequestHeader _request = new(1, 2, 3, 4, 5);

    [GlobalSetup]
    public void SetUp()
    {
        WriteMessage();
        WriteRequestHeader();
    }

    [Benchmark]
    public int WriteMessage() => default(GeneratedCodec<Sample>).Write(_message, _sample, 0);

    [Benchmark]
    public ulong ReadMessage()
    {
        default(GeneratedCodec<Sample>).Read(_sample, out Sample message);
        return message.Number;
    }

    [Benchmark]
    public int WriteRequestHeader() => default(GeneratedCodec<RequestHeader>).Write(_request, _header, 0);

    [Benchmark]
    public ulong ReadRequestHeader()
    {
        default(GeneratedCodec<RequestHeader>).Read(_header, out RequestHeader header);
        return header.Id;
    }
}
