using System.Net;
using System.Net.Sockets;
using BenchmarkDotNet.Attributes;
using FastUdp.Transport;

namespace FastUdp.Benchmarks.Micro;

/// <summary>Socket addresses to remotes and back, and the comparison that decides whether a run goes on.</summary>
[MemoryDiagnoser]
public class AddressCodecBenchmarks
{
    private readonly byte[] _raw = new byte[SocketAddressCodec.MaxBytes];
    private RemoteAddress _remote;
    private RemoteAddress _same;

    [Params(AddressFamily.InterNetwork, AddressFamily.InterNetworkV6)]
    public AddressFamily Family { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        IPAddress address = Family == AddressFamily.InterNetwork ? IPAddress.Loopback : IPAddress.IPv6Loopback;
        _remote = new IPEndPoint(address, 1060);
        SocketAddressCodec.Write(_raw, _remote, Family);
        _same = SocketAddressCodec.Read(_raw, Family);
    }

    [Benchmark]
    public int Read() => SocketAddressCodec.Read(_raw, Family).Port;

    [Benchmark]
    public byte Write()
    {
        SocketAddressCodec.Write(_raw, _remote, Family);
        return _raw[2];
    }

    [Benchmark]
    public bool AreEqual() => _remote == _same;
}
