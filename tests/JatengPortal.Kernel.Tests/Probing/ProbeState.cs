using System.Collections.Concurrent;

namespace JatengPortal.Kernel.Tests.Probing;

/// <summary>What the probe module has seen, and how tests tell it to behave. Keys are of the test's own choosing.</summary>
internal sealed class ProbeState
{
    private readonly ConcurrentDictionary<string, int> _counts = new();

    /// <summary>Keys whose work fails, after it has written.</summary>
    public ConcurrentDictionary<string, bool> Failing { get; } = new();

    /// <summary>What happens, once, in the middle of the work of a key: after it has written, before it commits.</summary>
    public ConcurrentDictionary<string, Func<Task>> Meanwhile { get; } = new();

    /// <summary>Pages that wait, by key: set the result to let them go on.</summary>
    public ConcurrentDictionary<string, (TaskCompletionSource Entered, TaskCompletionSource GoOn)> Gates { get; } = new();

    public int Count(string key) => _counts.AddOrUpdate(key, 1, (_, count) => count + 1);

    public Task InTheMiddleOfAsync(string key) => Meanwhile.TryRemove(key, out var act) ? act() : Task.CompletedTask;

    public int CountOf(string key) => _counts.GetValueOrDefault(key);
}
