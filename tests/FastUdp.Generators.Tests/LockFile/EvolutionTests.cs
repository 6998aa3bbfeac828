using Xunit;

namespace FastUdp.Generators.Tests.LockFile;

/// <summary>What docs/evolution.md promises of changes, on the wire: two versions write to each other.</summary>
public class EvolutionTests
{
    [Theory]

    // Appended.
    [InlineData(
        "uint Id", "uint Id, [Since(2)] byte Hops, [Since(3), MaxLength(8)] string? Name",
        "new(7)", "Ping { Id = 7, Hops = 0, Name =  }", "new(7, 3, \"Ann\")", "Ping { Id = 7 }")]

    // Renamed.
    [InlineData("uint Id", "uint Number", "new(7)", "Ping { Number = 7 }", "new(7)", "Ping { Id = 7 }")]

    // Reserved bytes taken over, in part and as a whole.
    [InlineData(
        "uint Id, [Reserved(4)] byte Hops", "uint Id, ushort Load, [Reserved(2)] byte Hops",
        "new(7, 3)", "Ping { Id = 7, Load = 0, Hops = 3 }", "new(7, 9, 3)", "Ping { Id = 7, Hops = 3 }")]
    [InlineData(
        "uint Id, [Reserved(10)] byte Hops", "uint Id, [FixedLength(8)] string Name, short Load, byte Hops",
        "new(7, 3)", "Ping { Id = 7, Name = , Load = 0, Hops = 3 }", "new(7, \"Ann\", -1, 3)", "Ping { Id = 7, Hops = 3 }")]

    // Another enum of the same underlying type.
    [InlineData("DayOfWeek Day", "ConsoleColor Day", "new(DayOfWeek.Monday)", "Ping { Day = DarkBlue }", "new(ConsoleColor.DarkBlue)", "Ping { Day = Monday }")]
    public void What_the_lock_file_allows_both_versions_understand(
        string shipped, string current, string older, string readByNewer, string newer, string readByOlder)
    {
        using var versions = new TwoVersions(shipped, current);

        Assert.False(versions.IsBreaking);
        Assert.Equal(readByNewer, versions.Forward(older));
        Assert.Equal(readByOlder, versions.Back(newer));
    }

    [Theory]

    // Reordered, removed, retyped.
    [InlineData("ushort Id, byte Hops", "byte Hops, ushort Id", "new(7, 3)", "Ping { Hops = 7, Id = 768 }", "new(3, 7)", "Ping { Id = 1795, Hops = 0 }")]
    [InlineData("uint Id, byte Hops", "uint Id", "new(7, 3)", "Ping { Id = 7 }", "new(7)", "Truncated")]
    [InlineData("uint Id", "ulong Id", "new(7)", "Truncated", "new(7)", "Ping { Id = 7 }")]

    // Resized, and appended to a version that was shipped.
    [InlineData(
        "[MaxLength(2)] string Name", "[MaxLength(3)] string Name",
        "new(\"Al\")", "Ping { Name = Al }", "new(\"Ann\")", "TooLong")]
    [InlineData("uint Id", "uint Id, byte Hops", "new(7)", "Truncated", "new(7, 3)", "Ping { Id = 7 }")]
    [InlineData(
        "uint Id, [Since(2)] byte Hops", "uint Id, [Since(2)] byte Hops, [Since(2)] byte Load",
        "new(7, 3)", "Truncated", "new(7, 3, 4)", "Ping { Id = 7, Hops = 3 }")]

    // Another constant.
    [InlineData("[Constant(1)] byte Kind", "[Constant(2)] byte Kind", "new(1)", "WrongConstant", "new(2)", "WrongConstant")]
    public void What_it_refuses_one_of_them_misunderstands(
        string shipped, string current, string older, string readByNewer, string newer, string readByOlder)
    {
        using var versions = new TwoVersions(shipped, current);

        Assert.True(versions.IsBreaking);
        Assert.Equal(readByNewer, versions.Forward(older));
        Assert.Equal(readByOlder, versions.Back(newer));
    }
}
