using BenchmarkDotNet.Attributes;
using FastUdp.Demo.Bench.Wire;

namespace FastUdp.Benchmarks.Micro;

/// <summary>The CRC-32C of a payload: what checking costs a program that knows no paddings.</summary>
public class Crc32CBenchmarks
{
    private byte[] _bytes = [];

    [Params(64, 1_472)]
    public int SizeBytes { get; set; }

    [GlobalSetup]
    public void SetUp() => _bytes = new byte[SizeBytes];

    [Benchmark]
    public uint Add() => Crc32C.End(Crc32C.Add(Crc32C.Start, _bytes));
}
