using System.IO.Enumeration;
using JatengPortal.Kernel.Modules;

namespace JatengPortal.Kernel.Features;

/// <summary>Which features a tenant may switch on (profil fitur): rules in their order, of which the last that matches counts.</summary>
/// <param name="Id">1 to 100 letters, digits, <c>.</c>, <c>-</c> and <c>_</c>; matched ignoring case.</param>
/// <param name="Name">What administrators read.</param>
/// <param name="Rules">In their order.</param>
public sealed record FeatureProfile(string Id, string Name, IReadOnlyList<FeatureRule> Rules);

/// <summary>One rule of a profile.</summary>
/// <param name="Rule">What it does with the features that it matches.</param>
/// <param name="Expression">Of a feature's id, ignoring case: <c>*</c> stands for any characters, <c>?</c> for one.</param>
public sealed record FeatureRule(FeatureRuleKind Rule, string Expression)
{
    /// <summary>Whether the rule speaks of the feature.</summary>
    public bool Matches(Feature feature) => FileSystemName.MatchesSimpleExpression(Expression, feature.Id, ignoreCase: true);
}

/// <summary>What a rule does with the features that it matches.</summary>
public enum FeatureRuleKind
{
    /// <summary>They may be switched on.</summary>
    Include,

    /// <summary>They may not be switched on.</summary>
    Exclude,
}
