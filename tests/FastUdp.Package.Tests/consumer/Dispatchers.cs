using FastUdp.Messages;

namespace Consumer;

/// <summary>Answers questions.</summary>
[DatagramDispatcher]
public sealed partial class Greeter
{
    [Handles]
    private static void OnQuestion(in Question question, in DatagramContext context) =>
        context.Reply(new Answer(question.Text.ToUpperInvariant(), (uint)question.Numbers.Sum(number => number)));
}

/// <summary>Waits for an answer.</summary>
[DatagramDispatcher]
public sealed partial class Listener
{
    private readonly TaskCompletionSource<Answer> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Answer> Answered => _answered.Task;

    [Handles]
    private void OnAnswer(in Answer answer) => _answered.TrySetResult(answer);
}
