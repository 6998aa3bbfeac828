namespace FastUdp.Messages;

/// <summary>
/// Makes a partial class the handler of an endpoint (<see cref="IDatagramHandler"/>): the generator writes one switch on
/// the identifier that reads each datagram as its message and calls the method marked <see cref="HandlesAttribute"/>.
/// </summary>
/// <remarks>
/// The generated part has <c>DispatchStatistics Dispatched</c>, safe from any thread, and the optional hook
/// <c>partial void OnRefused(in WireFault fault, in DatagramContext context)</c>, called for each datagram that no
/// handler took. Nothing a datagram holds makes the dispatcher throw; what a handler throws ends the receive.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DatagramDispatcherAttribute : Attribute;
