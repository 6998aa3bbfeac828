using FastUdp.Generators.Support;

namespace FastUdp.Generators.Model;

/// <summary>A stretch of a message that is written and read in one way.</summary>
/// <param name="Since">The version of all its fields.</param>
internal abstract record Piece(int Since);

/// <summary>Fields of fixed size in succession: one check of the length serves all of them.</summary>
/// <param name="Since">The version of all its fields.</param>
/// <param name="Bytes">The length of the run, reserved bytes included.</param>
/// <param name="Slots">What lies in it, by offset.</param>
/// <param name="HasReservedBytes">Whether some bytes belong to no slot, and have to be written as zeros.</param>
internal sealed record FixedRun(int Since, int Bytes, EquatableArray<Slot> Slots, bool HasReservedBytes) : Piece(Since);

/// <summary>A field whose size is known only when it is there. Reserved bytes before it are a run of their own.</summary>
/// <param name="Since">The version of the field.</param>
/// <param name="Field">The index of the field.</param>
internal sealed record VariablePiece(int Since, int Field) : Piece(Since);

/// <summary>A place in a run.</summary>
/// <param name="Offset">From the run's first byte.</param>
/// <param name="Bytes">How long.</param>
internal abstract record Slot(int Offset, int Bytes);

/// <summary>A field of fixed size.</summary>
internal sealed record FieldSlot(int Offset, int Bytes, int Field) : Slot(Offset, Bytes);

/// <summary>A group of bit fields, at most 64 bits, ending at a whole byte.</summary>
internal sealed record BitGroup(int Offset, int Bytes, bool IsBigEndian, EquatableArray<BitSlot> Fields) : Slot(Offset, Bytes);

/// <summary>A bit field in its group.</summary>
/// <param name="Field">The index of the field.</param>
/// <param name="Width">Its width in bits.</param>
/// <param name="Shift">How many bits of the group's number lie below it.</param>
internal sealed record BitSlot(int Field, int Width, int Shift);
