using System.Text.RegularExpressions;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Tenants;

/// <summary>What a tenant may be called, and what it may claim as an address.</summary>
public static partial class TenantName
{
    /// <summary>A name or prefix: 1 to 48 of <c>a-z 0-9 -</c>, beginning with a letter, no hyphen at the end or doubled.</summary>
    public static bool IsValid(string name) => name.Length is >= 1 and <= 48 && Name().IsMatch(name);

    /// <summary>A host name by RFC 1123 §2.1, lower case, at most 253 characters, no port.</summary>
    public static bool IsValidHost(string host) => host.Length is >= 1 and <= 253 && Host().IsMatch(host);

    /// <exception cref="RuleViolationException"><c>tenant.invalid-name</c></exception>
    public static string Require(string name) => IsValid(name)
        ? name
        : throw new RuleViolationException(
            "tenant.invalid-name", $"'{Shorten(name)}' is no tenant name: use 1 to 48 of a-z, 0-9 and -, beginning with a letter.");

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Host();
}
