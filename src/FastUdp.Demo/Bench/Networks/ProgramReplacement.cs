using System.Runtime.InteropServices;

namespace FastUdp.Demo.Bench.Networks;

/// <summary>Another program in the place of this one: execvp(3).</summary>
internal static class ProgramReplacement
{
    /// <summary>Ends this program and begins the other as the same process. Returns only by throwing.</summary>
    /// <param name="program">Looked for in the PATH.</param>
    /// <param name="arguments">Without its name.</param>
    /// <exception cref="CommandFailedException">It cannot be run.</exception>
    public static void Run(string program, params IEnumerable<string> arguments)
    {
        // What has been written and is still in this process would be lost with it.
        Console.Out.Flush();
        _ = execvp(program, [program, .. arguments, null]);
        throw new CommandFailedException($"{program} cannot be run: {Marshal.GetLastPInvokeErrorMessage()}");
    }

#pragma warning disable SYSLIB1054 // The generated import would make the whole command unsafe code for one call in its life.
    // On Unix an ANSI string is UTF-8.
    [DllImport("libc", SetLastError = true)]
    private static extern int execvp(
        [MarshalAs(UnmanagedType.LPStr)] string file,
        [In, MarshalAs(UnmanagedType.LPArray, ArraySubType = UnmanagedType.LPStr)] string?[] arguments);
#pragma warning restore SYSLIB1054
}
