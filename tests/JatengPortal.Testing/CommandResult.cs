namespace JatengPortal.Testing;

/// <summary>What a command line verb answered.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>Everything it said, for the message of a failing assertion.</summary>
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
}
