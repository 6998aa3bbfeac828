namespace FastUdp.Demo.Tests.Tutorial;

/// <summary>Every command of docs/tutorial.md, run as it stands there: it prints what the document shows.</summary>
public class TutorialTests
{
    public static TheoryData<string> Scenes => [.. TutorialScene.ReadAll().Select(static (scene, number) => $"{number}: {scene.Name}")];

    [Theory]
    [MemberData(nameof(Scenes))]
    public async Task A_scene_goes_as_it_is_shown(string scene)
    {
        int number = int.Parse(scene.AsSpan(0, scene.IndexOf(':', StringComparison.Ordinal)), System.Globalization.CultureInfo.InvariantCulture);
        await using var stage = new TutorialStage();
        foreach (Terminal terminal in TutorialScene.ReadAll()[number].Terminals)
            await stage.PlayAsync(terminal);
        await stage.EndAsync();
    }

    [Fact]
    public void Everything_that_is_shown_is_run() => Assert.Equal(0, TutorialScene.CountOtherBlocks());
}
