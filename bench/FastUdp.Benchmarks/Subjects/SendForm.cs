namespace FastUdp.Benchmarks.Subjects;

/// <summary>How a payload gets to where the kernel reads it.</summary>
internal enum SendForm
{
    /// <summary>The number is written where it is sent from.</summary>
    Place,

    /// <summary>A whole payload is moved there, as a program does that has its own.</summary>
    Copy,
}

internal static class SendFormNames
{
    /// <summary>As in JSON and in the options of the C programs.</summary>
    public static string Lower(this SendForm form) => form == SendForm.Place ? "place" : "copy";
}
