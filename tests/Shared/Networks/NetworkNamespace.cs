using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace FastUdp.Tests.Shared;

/// <summary>
/// A network of a test's own within its process: a thread in a network namespace. What the thread makes belongs there and stays
/// there, whoever uses it then: sockets, endpoints with their receive threads, processes. Its loopback is up, with an MTU of 65,536.
/// </summary>
/// <remarks>Needs root, be it of a user namespace: a process of several threads cannot enter one by itself.</remarks>
internal sealed partial class NetworkNamespace : IDisposable
{
    private static int _lastIndex = 100;

    private readonly NamespaceThread _thread;

    private NetworkNamespace(NamespaceThread thread) => _thread = thread;

    /// <summary>Makes a namespace; or null, with the reason.</summary>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The namespace disposes its thread.")]
    public static NetworkNamespace? TryCreate(out string? obstacle)
    {
        obstacle = OperatingSystem.IsLinux() ? null : "Only Linux has network namespaces.";
        if (obstacle is not null)
            return null;
        var made = new NetworkNamespace(new NamespaceThread());
        try
        {
            if (made._thread.Errno == 0)
            {
                made.Ip("link set lo up");
                return made;
            }
            obstacle = $"No network namespace may be made here: {Marshal.GetPInvokeErrorMessage(made._thread.Errno)}; 'unshare -r' before the command helps.";
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            obstacle = $"ip(8) cannot be run: {exception.Message}.";
        }
        made.Dispose();
        return null;
    }

    /// <summary>Runs something on the thread, and waits for it.</summary>
    public void Run(Action action) => Run(() =>
    {
        action();
        return 0;
    });

    /// <inheritdoc cref="Run(Action)"/>
    public T Run<T>(Func<T> function)
    {
        if (_thread.IsCurrent)
            return function();
        var task = new Task<T>(function);
        _thread.Post(_ => task.RunSynchronously(), null);
        return task.Within().GetAwaiter().GetResult();
    }

    /// <summary>Runs something that awaits: all of its own code on the thread, whatever it waits for elsewhere.</summary>
    public Task RunAsync(Func<Task> function)
    {
        if (_thread.IsCurrent)
            return function();
        var task = new Task<Task>(function);
        _thread.Post(_ => task.RunSynchronously(), null);
        return task.Unwrap();
    }

    /// <summary>Runs ip(8): <c>ip.Ip("link set lo mtu 1500")</c>.</summary>
    public void Ip(string arguments) => Command("ip", arguments);

    /// <summary>Runs several of its commands at once, up to the first that fails.</summary>
    public void Ip(string[] commands) => Command("ip", "-batch -", string.Join('\n', commands));

    /// <summary>Runs a program to its end, which must be a good one.</summary>
    public string Command(string program, string arguments, string input = "") => Run(() =>
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"'{program} {arguments}' says: {error.Result}");
    });

    /// <summary>Writes a setting: <c>Set("net.ipv4.ip_forward", 1)</c>.</summary>
    public void Set(string setting, int value) =>
        Run(() => File.WriteAllText($"/proc/sys/{setting.Replace('.', '/')}", $"{value}"));

    /// <summary>
    /// Joins two namespaces by a link (veth(4)) that has one name, one MTU and an end in each, up, with addresses in the form
    /// 192.0.2.1/24. A super-buffer is cut before it, as a device without offload has it, unless the link is to carry it whole.
    /// When this returns, both ends send and receive.
    /// </summary>
    public void Join(NetworkNamespace other, string name, int mtu, string[] addresses, string[] otherAddresses, bool carriesSuperBuffers = false)
    {
        // With one index for both ends the kernel would see the carrier of one of them up to a second late: it hurries only
        // for what it takes to lie on another interface (linkwatch_urgent_event).
        int index = Interlocked.Add(ref _lastIndex, 2);
        string form = $"mtu {mtu} {(carriesSuperBuffers ? "" : "gso_max_segs 1")}";
        Ip($"link add {name} index {index} {form} type veth peer name {name} index {index + 1} {form} netns {other._thread.ThreadId}");
        Equip(name, addresses);
        other.Equip(name, otherAddresses);
        AwaitCarrier(name, addresses);
        other.AwaitCarrier(name, otherAddresses);
    }

    public void Dispose() => _thread.Dispose();

    // Nobody else is on the link: its addresses need not be looked for before they are used, which takes a second or two.
    private void Equip(string name, string[] addresses)
    {
        if (addresses.Any(IsIPv6))
            Set($"net.ipv6.conf.{name}.accept_dad", 0);
        Ip([.. addresses.Select(address => $"address add {address} dev {name} {(IsIPv6(address) ? "nodad" : "")}"), $"link set {name} up"]);
    }

    // The kernel sees a carrier in its own time, and drops what is sent before. The route for groups is the last it makes of an
    // interface that has one (addrconf_add_mroute).
    private void AwaitCarrier(string name, string[] addresses)
    {
        bool IsUp() => addresses.Any(IsIPv6)
            ? Run(() => File.ReadLines("/proc/thread-self/net/ipv6_route").Any(route =>
                route.StartsWith("ff000000000000000000000000000000 08 ", StringComparison.Ordinal) && route.EndsWith($" {name}", StringComparison.Ordinal)))
            : Command("ip", $"-oneline link show {name}").Contains("state UP", StringComparison.Ordinal);
        if (!SpinWait.SpinUntil(IsUp, TimeLimits.Limit))
            throw new TimeoutException($"The link '{name}' does not come up.");
    }

    private static bool IsIPv6(string address) => address.Contains(':', StringComparison.Ordinal);
}
