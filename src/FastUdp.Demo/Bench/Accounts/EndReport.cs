namespace FastUdp.Demo.Bench.Accounts;

/// <summary>What an end made use of, with the reasons, and what the kernel granted it: the offload report of a result.</summary>
internal sealed record EndReport
{
    /// <summary>How it moved datagrams, as <c>--backend</c> names it.</summary>
    public required string Backend { get; init; }

    public required EndSwitch BatchedCalls { get; init; }

    public required EndSwitch Gso { get; init; }

    public required EndSwitch Gro { get; init; }

    public required EndSwitch BusyPoll { get; init; }

    public required EndSwitch CorePinning { get; init; }

    /// <summary>The receive buffer, as it was granted and in the terms in which one asks.</summary>
    public required int ReceiveBufferBytes { get; init; }

    public required int SendBufferBytes { get; init; }

    /// <summary>All switches, with the names they have in the file.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<(string Name, EndSwitch Switch)> Switches =>
        [("batchedCalls", BatchedCalls), ("gso", Gso), ("gro", Gro), ("busyPoll", BusyPoll), ("corePinning", CorePinning)];

    /// <summary>The endpoint at this moment: an offload may have been taken back.</summary>
    public static EndReport Of(UdpEndpoint endpoint)
    {
        UdpCapabilities all = endpoint.Capabilities;
        return new EndReport
        {
            Backend = all.Backend.ToString().ToLowerInvariant(),
            BatchedCalls = EndSwitch.Of(all.BatchedCalls),
            Gso = EndSwitch.Of(all.Gso),
            Gro = EndSwitch.Of(all.Gro),
            BusyPoll = EndSwitch.Of(all.BusyPoll),
            CorePinning = EndSwitch.Of(all.CorePinning),
            ReceiveBufferBytes = endpoint.ReceiveBuffer.GrantedBytes,
            SendBufferBytes = endpoint.SendBuffer.GrantedBytes,
        };
    }
}
