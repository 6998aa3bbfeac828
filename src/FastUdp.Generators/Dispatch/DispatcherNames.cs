namespace FastUdp.Generators.Dispatch;

/// <summary>The names by which dispatchers are known, and those of the members that are generated into them.</summary>
internal static class DispatcherNames
{
    public const string Attribute = "FastUdp.Messages.DatagramDispatcherAttribute";

    // Attributes as the parser's look-up knows them, without namespace and suffix.
    public const string DatagramDispatcher = "DatagramDispatcher";
    public const string Handles = "Handles";

    public const string Context = "DatagramContext";

    public const string OnBatch = "OnBatch";
    public const string OnRefused = "OnRefused";
    public const string Dispatched = "Dispatched";
    public const string Counters = "_dispatchCounters";
    public const string Refuse = "RefuseDatagram";
}
