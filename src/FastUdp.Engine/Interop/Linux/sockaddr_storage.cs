using System.Runtime.CompilerServices;

namespace FastUdp.Interop.Linux;

/// <summary>socket(7): room for an address of any family, aligned for all. 128 bytes.</summary>
[InlineArray(16)]
internal struct sockaddr_storage
{
    private ulong _element0;
}
