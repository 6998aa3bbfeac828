namespace FastUdp.Messages;

/// <summary>
/// Declares a partial struct, record struct, class, record or ref struct as a typed datagram: the generator adds its
/// size, its writer and its reader (<see cref="IDatagramMessage{TSelf}"/>). The wire format is in <c>docs/wire-format.md</c>.
/// </summary>
/// <remarks>
/// Every instance field and auto-property is on the wire, in declaration order, unless <see cref="NotOnWireAttribute"/>
/// says otherwise. A type without an identifier is a foreign format, or one that only stands inside other messages.
/// </remarks>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class, Inherited = false)]
public sealed class DatagramMessageAttribute : Attribute
{
    /// <summary>Declares a message without an identifier.</summary>
    public DatagramMessageAttribute() => Id = WireIdentifier.None;

    /// <summary>Declares a message that begins with an identifier.</summary>
    /// <param name="id">0 to 16,383, unique in the assembly. Up to 127 take one byte, the others two.</param>
    public DatagramMessageAttribute(int id) => Id = id;

    /// <summary>The identifier, or <see cref="WireIdentifier.None"/>.</summary>
    public int Id { get; }

    /// <summary>The byte order of every field that does not name its own.</summary>
    public ByteOrder ByteOrder { get; set; }

    /// <summary>
    /// The most bytes the message may take, 1 to 65,527; <see cref="WireBudget"/> has the usual ones. 0, the default,
    /// is the assembly's budget (<see cref="DatagramBudgetAttribute"/>). A message that could take more does not compile.
    /// </summary>
    public int Budget { get; set; }
}
