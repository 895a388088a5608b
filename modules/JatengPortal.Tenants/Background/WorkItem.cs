using JatengPortal.Kernel.Security;

namespace JatengPortal.Tenants.Background;

/// <summary>How far a piece of work is.</summary>
public enum WorkState
{
    /// <summary>Others come first.</summary>
    Waiting,

    /// <summary>Under way.</summary>
    Running,

    /// <summary>It came to its end.</summary>
    Done,

    /// <summary>It was refused, or failed.</summary>
    Failed,
}

/// <summary>A piece of work that goes on after the request that began it. It is told of in memory; what it changes is what survives.</summary>
public sealed class WorkItem
{
    private volatile string _activity = "";

    internal WorkItem(string key, string title, ActingAccount acting, DateTime startedUtc) =>
        (Key, Title, Acting, StartedUtc) = (key, title, acting, startedUtc);

    /// <summary>Names it; there is one of a key at a time.</summary>
    public string Key { get; }

    /// <summary>What is done, in the language of whoever began it.</summary>
    public string Title { get; }

    /// <summary>Since when, in UTC.</summary>
    public DateTime StartedUtc { get; }

    /// <summary>How far it is.</summary>
    public WorkState State { get; internal set; }

    /// <summary>What it is busy with; may be empty.</summary>
    public string Activity
    {
        get => _activity;
        set => _activity = value;
    }

    /// <summary>What came of it, or why it failed.</summary>
    public string Message { get; internal set; } = "";

    /// <summary>Where there is more to see: a path inside the tenant; null for nowhere.</summary>
    public string? Result { get; set; }

    /// <summary>Whether it goes on.</summary>
    public bool IsActive => State is WorkState.Waiting or WorkState.Running;

    /// <summary>Whose doing it is.</summary>
    internal ActingAccount Acting { get; }
}
