namespace FastUdp.Messages;

/// <summary>
/// A method of a <see cref="DatagramDispatcherAttribute"/> class that takes one kind of message:
/// <c>void Name(in TMessage message, in DatagramContext context)</c>. The context may be left out; either may be passed
/// by value.
/// </summary>
/// <remarks>Called on the receive loop, so it must not block. The message is the handler's; a ref struct's spans are borrowed.</remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class HandlesAttribute : Attribute;
