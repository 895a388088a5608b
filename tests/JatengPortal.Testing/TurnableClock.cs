namespace JatengPortal.Testing;

/// <summary>The system's clock, which a test may turn forward. Timers run on the real one.</summary>
public sealed class TurnableClock : TimeProvider
{
    private long _aheadTicks;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _aheadTicks));

    /// <summary>Turns the clock forward.</summary>
    public void Turn(TimeSpan by) => Interlocked.Add(ref _aheadTicks, by.Ticks);
}
