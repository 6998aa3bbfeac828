namespace FastUdp.Benchmarks.Subjects.Ethernet;

/// <summary>Which program of the demo stands under the load.</summary>
internal enum EthernetDemo
{
    /// <summary><c>fastudp echo server</c>; what counts is what comes back.</summary>
    Echo,

    /// <summary><c>fastudp retry server --drop 0</c>; what counts is the answers.</summary>
    Retry,

    /// <summary><c>fastudp broadcast server</c>; what counts is what it hears.</summary>
    Broadcast,
}
