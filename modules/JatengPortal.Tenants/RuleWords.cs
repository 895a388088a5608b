using System.Globalization;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Tenants;

/// <summary>What the kernel's rules say, in the words of an office.</summary>
internal static class RuleWords
{
    /// <summary>In the language of the moment; the rule's own sentence where there is no other.</summary>
    public static string Of(RuleViolationException refused) => Of(refused.Code) ?? refused.Message;

    /// <summary>By the rule's code; null where there are no words.</summary>
    public static string? Of(string code) =>
        Texts.ResourceManager.GetString("Rule_" + code.Replace('.', '_').Replace('-', '_'), CultureInfo.CurrentUICulture);
}
