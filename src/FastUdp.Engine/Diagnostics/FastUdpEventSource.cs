using System.Diagnostics.Tracing;

namespace FastUdp.Diagnostics;

/// <summary>What happens rarely, as events; and, for all endpoints together, counters. Nothing is formatted or allocated while nobody listens.</summary>
[EventSource(Name = FastUdpMeter.Name)]
internal sealed class FastUdpEventSource : EventSource
{
    private const int EndpointBoundId = 1;
    private const int EndpointClosedId = 2;
    private const int CapabilityId = 3;
    private const int ReceiveStartedId = 4;
    private const int ReceiveStoppedId = 5;
    private const int ReceiveFailedId = 6;
    private const int StarvedId = 7;
    private const int DroppedByKernelId = 8;
    private const int SegmentationOffId = 9;
    private const int SendTimedOutId = 10;
    private const int RequestHandlerFailedId = 11;

    private FastUdpEventSource() => Counters = new EventCounterSet(this);

    public static FastUdpEventSource Log { get; } = new();

    /// <summary>What <c>dotnet-counters</c> shows of all endpoints together.</summary>
    public EventCounterSet Counters { get; }

    [Event(EndpointBoundId, Level = EventLevel.Informational, Keywords = Keywords.Endpoints, Message = "{0} bound, backend {1}, connected to {2}.")]
    public void EndpointBound(string endpoint, string backend, string remote) => WriteEvent(EndpointBoundId, endpoint, backend, remote);

    [Event(EndpointClosedId, Level = EventLevel.Informational, Keywords = Keywords.Endpoints, Message = "{0} closed after {1} datagrams received and {2} sent.")]
    public void EndpointClosed(string endpoint, long received, long sent) => WriteEvent(EndpointClosedId, [endpoint, received, sent]);

    [Event(CapabilityId, Level = EventLevel.Verbose, Keywords = Keywords.Endpoints, Message = "{0}: {1} on: {2} ({3}).")]
    public void Capability(string endpoint, string name, bool isOn, string reason) => WriteEvent(CapabilityId, [endpoint, name, isOn, reason]);

    [Event(ReceiveStartedId, Level = EventLevel.Informational, Keywords = Keywords.Receive, Message = "{0} receives.")]
    public void ReceiveStarted(string endpoint) => WriteEvent(ReceiveStartedId, endpoint);

    [Event(ReceiveStoppedId, Level = EventLevel.Informational, Keywords = Keywords.Receive, Message = "{0} receives no more.")]
    public void ReceiveStopped(string endpoint) => WriteEvent(ReceiveStoppedId, endpoint);

    [Event(ReceiveFailedId, Level = EventLevel.Error, Keywords = Keywords.Receive, Message = "{0} receives no more: {1}: {2}")]
    public void ReceiveFailed(string endpoint, string exception, string message) => WriteEvent(ReceiveFailedId, endpoint, exception, message);

    [Event(StarvedId, Level = EventLevel.Warning, Keywords = Keywords.Receive, Message = "{0} waited for a block {1} times so far: leases held all of them.")]
    public void Starved(string endpoint, long waits) => WriteEvent(StarvedId, endpoint, waits);

    [Event(DroppedByKernelId, Level = EventLevel.Warning, Keywords = Keywords.Receive, Message = "{0}: the kernel dropped {1} buffers, {2} so far.")]
    public void DroppedByKernel(string endpoint, long buffers, long total) => WriteEvent(DroppedByKernelId, [endpoint, buffers, total]);

    [Event(SegmentationOffId, Level = EventLevel.Warning, Keywords = Keywords.Send, Message = "{0} sends without segmentation offload: {1}.")]
    public void SegmentationOff(string endpoint, string reason) => WriteEvent(SegmentationOffId, endpoint, reason);

    [Event(SendTimedOutId, Level = EventLevel.Warning, Keywords = Keywords.Send, Message = "{0} dropped {1} datagrams so far for want of room in the send buffer.")]
    public void SendTimedOut(string endpoint, long datagrams) => WriteEvent(SendTimedOutId, endpoint, datagrams);

    [Event(RequestHandlerFailedId, Level = EventLevel.Warning, Keywords = Keywords.Requests, Message = "The handler of a request of {0} threw {1}: {2}")]
    public void RequestHandlerFailed(string remote, string exception, string message) =>
        WriteEvent(RequestHandlerFailedId, remote, exception, message);

    [NonEvent]
    public void TellRequestHandlerFailed(in RemoteAddress remote, Exception exception)
    {
        if (IsEnabled(EventLevel.Warning, Keywords.Requests))
            RequestHandlerFailed(remote.ToString(), exception.GetType().FullName ?? "", exception.Message);
    }

    protected override void OnEventCommand(EventCommandEventArgs command)
    {
        // Null while the base constructor runs: then the commands that came early are repeated once it has ended.
        if (command.Command == EventCommand.Enable)
            Counters?.Enable();
    }

    /// <summary>What a listener may choose from.</summary>
    public static class Keywords
    {
        public const EventKeywords Endpoints = (EventKeywords)1;
        public const EventKeywords Receive = (EventKeywords)2;
        public const EventKeywords Send = (EventKeywords)4;
        public const EventKeywords Requests = (EventKeywords)8;
    }
}
