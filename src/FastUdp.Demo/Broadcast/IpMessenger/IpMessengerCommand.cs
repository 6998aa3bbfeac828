namespace FastUdp.Demo.Broadcast.IpMessenger;

/// <summary>A packet's command: what it is for, and how it is meant, in one number.</summary>
/// <param name="Value">The number.</param>
internal readonly record struct IpMessengerCommand(uint Value)
{
    private const uint ModeBits = 0xFF;

    public IpMessengerCommand(IpMessengerMode mode, IpMessengerOptions options = IpMessengerOptions.None)
        : this((uint)mode | (uint)options)
    {
    }

    public IpMessengerMode Mode => (IpMessengerMode)(Value & ModeBits);

    public IpMessengerOptions Options => (IpMessengerOptions)(Value & ~ModeBits);

    public bool Has(IpMessengerOptions option) => (Options & option) == option;
}
