using Spectre.Console;

namespace FastUdp.Demo.Output;

/// <summary>What an endpoint makes use of and what not, with the reasons, and the buffers the kernel granted it.</summary>
internal static class CapabilityTable
{
    public static void Write(UdpEndpoint endpoint)
    {
        UdpCapabilities capabilities = endpoint.Capabilities;
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn($"{capabilities.Backend} backend").AddColumn("").AddColumn("");
        foreach (UdpCapability capability in capabilities)
            table.AddRow(new Text(capability.Name), OnOff(capability.IsOn), new Text(capability.Reason));
        AddBuffer(table, "receive buffer", endpoint.ReceiveBuffer);
        AddBuffer(table, "send buffer", endpoint.SendBuffer);
        AnsiConsole.Write(table);
    }

    private static void AddBuffer(Table table, string name, SocketBufferSize buffer) => table.AddRow(
        new Text(name),
        new Text(buffer.Advice is null ? "full" : "less", new Style(buffer.Advice is null ? Color.Green : Color.Yellow)),
        new Text(buffer.ToString()));

    private static Text OnOff(bool isOn) => new(isOn ? "on" : "off", new Style(isOn ? Color.Green : Color.Yellow));
}
