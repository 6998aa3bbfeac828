namespace FastUdp.Demo.Chat.Room;

/// <summary>How often something may happen: so many times a second, and so many more at once.</summary>
/// <param name="PerSecond">More than 0.</param>
/// <param name="Burst">At least 1.</param>
internal readonly record struct Rate(double PerSecond, double Burst);
