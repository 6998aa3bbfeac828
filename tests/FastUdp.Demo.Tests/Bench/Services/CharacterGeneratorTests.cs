using System.Text;
using FastUdp.Demo.Bench.Services;
using FsCheck.Fluent;

namespace FastUdp.Demo.Tests.Bench.Services;

/// <summary>What the character generator answers.</summary>
public class CharacterGeneratorTests
{
    private static readonly ServiceLimits Plenty = new(1_000_000, 1_000_000);

    [Fact]
    public void The_pattern_is_the_one_of_the_RFC()
    {
        string[] lines = Encoding.ASCII.GetString(CharacterPattern.OfLength(CharacterGenerator.MostCharacters)).Split("\r\n");
        Assert.Equal(" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefg", lines[0]);
        Assert.All(lines[..^1], static line => Assert.Equal(72, line.Length));
        Assert.Equal(lines[0][1..], lines[1][..^1]);
    }

    [Fact]
    public void No_answer_is_longer_than_its_datagram_or_than_512_characters() => Always.HoldsForLists(Gen.Choose(0, 1_400), static lengths =>
    {
        SimulatedService service = Generate(amplifies: false);
        byte[][] answers = service.Ask("10.0.0.2:5000", [.. lengths.Select(static length => new byte[length])]);
        Assert.Equal(lengths.Length, answers.Length);
        Assert.All(lengths.Zip(answers), static pair => Assert.InRange(pair.Second.Length, 0, Math.Min(pair.First, CharacterGenerator.MostCharacters)));
        Assert.All(answers, static answer => Assert.Equal(CharacterPattern.OfLength(answer.Length).ToArray(), answer));
    }, longest: 20, times: 30);

    [Fact]
    public void Amplified_an_answer_has_any_length_up_to_512()
    {
        byte[][] answers = Generate(amplifies: true).Ask("10.0.0.2:5000", [.. Enumerable.Repeat(Array.Empty<byte>(), 200)]);
        Assert.Equal(200, answers.Length);
        Assert.InRange(answers.Max(static answer => answer.Length), 400, CharacterGenerator.MostCharacters);
        Assert.InRange(answers.Min(static answer => answer.Length), 0, 100);
    }

    private static SimulatedService Generate(bool amplifies) => new(Plenty, guard => new CharacterGenerator(guard, amplifies, new Random(1)));
}
