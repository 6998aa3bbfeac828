using FastUdp.Demo.Tests.Dissector.Support;
using FastUdp.Messages;

namespace FastUdp.Demo.Tests.Dissector.Wire;

/// <summary>Sends a message through the engine and holds what tshark shows of it.</summary>
internal static class ShownFields
{
    /// <param name="message">The message.</param>
    /// <param name="expected">Values by their filter names; an empty one for what is not shown.</param>
    public static Task AssertShowsAsync<T>(T message, params (string Filter, string Value)[] expected)
        where T : IDatagramMessage<T> => AssertShowsAsync(Scripts.Identified, message, expected);

    public static async Task AssertShowsAsync<T>(string script, T message, params (string Filter, string Value)[] expected)
        where T : IDatagramMessage<T>
    {
        await using var passage = new Passage();
        byte[] payload = await passage.CarryAsync(message);
        await AssertShowsAsync(script, payload, [.. expected, ("fastudp.malformed", ""), ("fastudp.newer", "")]);
    }

    public static async Task AssertShowsAsync(string script, byte[] payload, params (string Filter, string Value)[] expected)
    {
        using var scratch = new Scratch();
        string[][] packets = await Tshark.FieldsAsync(scratch, script, [payload], [.. expected.Select(static pair => pair.Filter)]);
        string[] shown = Assert.Single(packets);
        Assert.Equal(
            expected.Select(static pair => $"{pair.Filter} = {pair.Value}"),
            expected.Zip(shown).Select(static pair => $"{pair.First.Filter} = {pair.Second}"));
    }
}
