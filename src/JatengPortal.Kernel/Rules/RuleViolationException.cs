namespace JatengPortal.Kernel.Rules;

/// <summary>A rule of the domain was broken. One handler turns it into a 409 answer, or one line on the command line.</summary>
/// <param name="code">What was broken, as <c>thing.reason</c> (<c>slug.taken</c>); stable, for machines.</param>
/// <param name="message">One sentence for people that says what to do next.</param>
public sealed class RuleViolationException(string code, string message) : Exception(message)
{
    /// <summary>The rule, as <c>thing.reason</c>.</summary>
    public string Code { get; } = code;
}
