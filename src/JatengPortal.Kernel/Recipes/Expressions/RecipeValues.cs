using System.Globalization;
using System.Net;
using System.Text;

namespace JatengPortal.Kernel.Recipes.Expressions;

/// <summary>Evaluates the expressions of one recipe for one tenant. A result is never read as an expression again.</summary>
/// <param name="recipe">Whose expressions, all of them parsed already.</param>
/// <param name="target">For whom.</param>
/// <param name="sources">Where values from outside come from.</param>
internal sealed class RecipeValues(Recipe recipe, RecipeTarget target, RecipeSources sources)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly Dictionary<string, ScriptValue> _variables = new(StringComparer.OrdinalIgnoreCase);
    private long _length;
    private int _depth;

    /// <summary>The text that takes the expression's place.</summary>
    /// <param name="expression">What to evaluate.</param>
    /// <param name="place">Where it stands; <c>uuid()</c> depends on it.</param>
    /// <exception cref="ExpressionRefusedException">A value is missing, or too long, or variables run in a circle.</exception>
    public string Evaluate(RecipeExpression expression, JsonPlace place)
    {
        var text = ValueOf(expression, place).ToText();
        if (text.Length > RecipeLimits.ValueLength)
            throw new ExpressionRefusedException($"the value has more than {RecipeLimits.ValueLength} characters");
        Spend(text);
        return ScriptParser.IsWellFormed(text)
            ? text
            : throw new ExpressionRefusedException("the value holds half of a surrogate pair, or U+0000");
    }

    // Parts count as well as results: (v + v + …) ? 'a' : 'b' is short in the end, and dear.
    private string Spend(string text)
    {
        _length += text.Length;
        return _length <= RecipeLimits.ExpandedLength
            ? text
            : throw new ExpressionRefusedException(
                $"the recipe's values have more than {RecipeLimits.ExpandedLength} characters together");
    }

    private ScriptValue ValueOf(RecipeExpression expression, JsonPlace place) => expression switch
    {
        ScriptExpression script => ValueOf(script.Script, place),
        EnvironmentExpression variable => FromOutside(
            sources.EnvironmentVariable(variable.Name), variable.Name, $"the environment variable {variable.Name} is not set"),
        SettingExpression setting => FromOutside(
            sources.Setting(setting.Key), setting.Key, $"the setting {setting.Key} is not set"),
        LocalizedExpression text => FromOutside(sources.Text(text.Key), text.Key, $"there is no text {text.Key}"),
        FileExpression file => ReadFile(file.Path),
        TextExpression text => ScriptValue.Of(text.Text),
        _ => throw new ExpressionRefusedException("unknown kind of expression"),
    };

    private ScriptValue ValueOf(ScriptNode node, JsonPlace place) => node switch
    {
        ConstantNode constant => ScriptValue.Of(constant.Value),
        SumNode sum => Sum(ValueOf(sum.Left, place), ValueOf(sum.Right, place)),
        EitherNode either => ValueOf(either.Left, place) is { IsTruthy: true } left ? left : ValueOf(either.Right, place),
        ChoiceNode choice => ValueOf(ValueOf(choice.Test, place).IsTruthy ? choice.Then : choice.Otherwise, place),
        VariableNode variable => Variable(variable.Name),
        ParameterNode parameter => FromOutside(
            target.Parameter(parameter.Name), parameter.Name, $"the parameter {Quoting.Quote(parameter.Name)} is not given"),
        ConfigurationNode { Fallback: { } fallback } setting =>
            sources.Setting(setting.Key) is { } value ? ScriptValue.Of(value) : ValueOf(fallback, place),
        ConfigurationNode setting => FromOutside(
            sources.Setting(setting.Key), setting.Key, $"the setting {Quoting.Quote(setting.Key)} is not set"),
        UuidNode uuid => ScriptValue.Of(NameBasedId.Of(
            target.Name, recipe.Name, place.ToString(), uuid.Ordinal.ToString(CultureInfo.InvariantCulture)).ToString()),
        Base64Node encoded => ScriptValue.Of(Spend(DecodeBase64(ValueOf(encoded.Text, place).ToText()))),
        HtmlNode encoded => ScriptValue.Of(Spend(WebUtility.HtmlDecode(ValueOf(encoded.Text, place).ToText()))),
        FirstRunNode => ScriptValue.Of(
            target.FirstRunOf(recipe.Name).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
        _ => throw new ExpressionRefusedException("unknown part of a script"),
    };

    private ScriptValue Sum(ScriptValue left, ScriptValue right)
    {
        var sum = left + right;
        Spend(sum.ToText());
        return sum;
    }

    /// <summary>A variable is evaluated at its own place when it is first used, and the same everywhere after that.</summary>
    private ScriptValue Variable(string name)
    {
        if (_variables.TryGetValue(name, out var known))
            return known;
        if (!recipe.Variables.TryGetValue(name, out var variable))
            throw new ExpressionRefusedException($"there is no variable {Quoting.Quote(name)}");
        // Circles were refused when the recipe was read; long rows end here.
        if (_depth == RecipeLimits.VariableDepth)
            throw new ExpressionRefusedException($"more than {RecipeLimits.VariableDepth} variables use one another in a row");
        _depth++;
        try
        {
            return _variables[name] = variable.Expression is { } expression
                ? ValueOf(expression, variable.Place)
                : ScriptValue.Of(variable.Constant);
        }
        finally
        {
            _depth--;
        }
    }

    private ScriptValue FromOutside(string? value, string name, string whyNothing) =>
        value is not null ? ScriptValue.Of(value)
        : target.AssumesMissingValues ? ScriptValue.Of(name)
        : ScriptValue.Nothing(whyNothing);

    private ScriptValue ReadFile(string path)
    {
        try
        {
            return ScriptValue.Of(Spend(recipe.Files.ReadText(path)));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new ExpressionRefusedException(failed.Message);
        }
    }

    private static string DecodeBase64(string text)
    {
        try
        {
            return StrictUtf8.GetString(Convert.FromBase64String(text));
        }
        catch (Exception failed) when (failed is FormatException or DecoderFallbackException)
        {
            throw new ExpressionRefusedException("base64() is given something that is no Base64 of a UTF-8 text");
        }
    }
}
