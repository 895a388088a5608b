using System.Reflection;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Modules.Plugins;

/// <summary>Turns whatever goes wrong with a plug-in into a reason that an administrator can read.</summary>
internal static class PluginRefusal
{
    private const int LongestReason = 600;

    /// <summary>Calls into the plug-in. What it throws becomes a refusal that names the call.</summary>
    /// <exception cref="RuleViolationException"><c>plugin.failed</c></exception>
    public static T Ask<T>(string what, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception exception) when (exception is not RuleViolationException { Code: not "plugin.failed" })
        {
            var failed = Innermost(exception);
            throw new RuleViolationException("plugin.failed", $"{what} failed: {failed.GetType().Name}: {failed.Message}");
        }
    }

    /// <inheritdoc cref="Ask{T}"/>
    public static void Call(string what, Action call) => Ask(what, () =>
    {
        call();
        return true;
    });

    /// <summary>The reason, on one line.</summary>
    public static string ReasonOf(Exception exception)
    {
        var cause = Innermost(exception);
        var text = (cause is RuleViolationException ? cause.Message : $"{cause.GetType().Name}: {cause.Message}").ReplaceLineEndings(" ");
        return text.Length <= LongestReason ? text : text[..LongestReason] + "…";
    }

    private static Exception Innermost(Exception exception) =>
        exception is TargetInvocationException or TypeInitializationException && exception.InnerException is { } inner
            ? Innermost(inner)
            : exception;
}
