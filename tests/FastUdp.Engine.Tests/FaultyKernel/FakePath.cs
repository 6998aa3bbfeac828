using System.Net.Sockets;
using FastUdp.Transport;

namespace FastUdp.Engine.Tests.FaultyKernel;

/// <summary>Paths that are as wide as the test says.</summary>
internal sealed class FakePath : INativePath
{
    public int? Mtu { get; set; } = 65_536;

    public void Configure(Socket socket, FragmentationMode mode)
    {
    }

    public int? ReadMtu(Socket socket, LocalBinding binding, in RemoteAddress remote) => Mtu;
}
