using System.Globalization;

namespace JatengPortal.Kernel.Recipes.Expressions;

/// <summary>What a part of a script is worth: text, number, truth, or nothing (with the reason).</summary>
internal readonly record struct ScriptValue
{
    private readonly object? _value;
    private readonly string? _whyNothing;

    private ScriptValue(object? value, string? whyNothing) => (_value, _whyNothing) = (value, whyNothing);

    /// <param name="value">A <see cref="string"/>, <see cref="double"/>, <see cref="bool"/> or null.</param>
    public static ScriptValue Of(object? value) => new(value, value is null ? "the script gives null" : null);

    /// <param name="why">What the reader of the recipe is told when nothing takes the place of this, such as a parameter that
    /// isn't given.</param>
    public static ScriptValue Nothing(string why) => new(null, why);

    /// <summary>Whether <c>||</c> and <c>?</c> take it for true, as JavaScript does.</summary>
    public bool IsTruthy => _value switch
    {
        string text => text.Length > 0,
        double number => number != 0,
        bool truth => truth,
        _ => false,
    };

    /// <summary>As JavaScript writes it.</summary>
    /// <exception cref="ExpressionRefusedException">There is nothing.</exception>
    public string ToText() => _value switch
    {
        string text => text,
        double number => number.ToString(number is > -1e15 and < 1e15 ? "0.###############" : "R", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        _ => throw new ExpressionRefusedException(_whyNothing ?? "the script gives nothing"),
    };

    /// <summary>Adds numbers, joins everything else as text.</summary>
    /// <exception cref="ExpressionRefusedException">One of the two is nothing, or they are too long together.</exception>
    public static ScriptValue operator +(ScriptValue left, ScriptValue right)
    {
        if (left._value is double a && right._value is double b)
            return Of(a + b);
        var (before, after) = (left.ToText(), right.ToText());
        return before.Length + after.Length <= RecipeLimits.ValueLength
            ? Of(before + after)
            : throw new ExpressionRefusedException($"the value has more than {RecipeLimits.ValueLength} characters");
    }
}
