using FastUdp.Package.Tests.Support;

namespace FastUdp.Package.Tests;

/// <summary>The package in a project that has nothing else: what its first user meets.</summary>
public sealed class ConsumerTests(PackedPackages packages)
{
    [Fact]
    public async Task A_new_project_sends_and_receives_a_typed_message()
    {
        DotNetResult run = await new ConsumerProject(packages).RunAsync();
        run.AssertSucceeded();
        Assert.Contains("received HELLO 6", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_declaration_does_not_compile()
    {
        ConsumerProject project = new ConsumerProject(packages).Add(
            "Faulty.cs",
            """
            [FastUdp.Messages.DatagramMessage(3)]
            public partial record struct Faulty(string Unlimited);
            """);
        (await project.BuildAsync()).AssertFailedWith("FUDP006");
    }

    [Fact]
    public async Task A_message_that_breaks_the_lock_file_does_not_compile()
    {
        ConsumerProject project = new ConsumerProject(packages)
            .Add(
                "FastUdp.Messages.Shipped.txt",
                """
                Consumer.Answer = 2
                Consumer.Answer #0 Text: utf8[32]
                Consumer.Answer #1 Sum: i64
                Consumer.Question = 1
                Consumer.Question #0 Text: utf8[32]
                Consumer.Question #1 Numbers: u16[8]
                """)
            .Add("FastUdp.Messages.Unshipped.txt", "");
        (await project.BuildAsync()).AssertFailedWith("FUDP204");
    }
}
