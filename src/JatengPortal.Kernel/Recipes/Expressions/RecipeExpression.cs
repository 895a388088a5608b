using System.Buffers;

namespace JatengPortal.Kernel.Recipes.Expressions;

/// <summary>A value that a recipe computes instead of writing it down: <c>[js: …]</c> and its kin, as a whole text.</summary>
internal abstract record RecipeExpression
{
    private static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.:");

    /// <summary>The expression; null when the text is just text.</summary>
    /// <exception cref="ExpressionRefusedException">It begins like an expression, and is none that is offered.</exception>
    public static RecipeExpression? Parse(string value)
    {
        if (FormOf(value) is not { } form)
            return null;
        var text = value.AsSpan().Trim();
        if (text[^1] != ']')
            throw new ExpressionRefusedException($"begins like [{form}: …] but doesn't end with ]");
        var colon = text.IndexOf(':');
        var body = text[(colon + 1)..^1];
        var offset = value.IndexOf('[', StringComparison.Ordinal) + colon + 1;
        return form switch
        {
            "js" => new ScriptExpression(ParseScript(body.ToString(), offset)),
            "env" => new EnvironmentExpression(ParseKey(body, form, "NAME")),
            "appsettings" => new SettingExpression(ParseKey(body, form, "Section:Key")),
            "localization" => new LocalizedExpression(ParseKey(body, form, "Key")),
            "text" => new TextExpression(body.ToString()),
            _ => new FileExpression(ParseFile(body.Trim())),
        };
    }

    /// <summary>A text as a recipe has to write it, so that it is read as itself: what would be an expression stands in <c>[text:…]</c>.</summary>
    public static string Escape(string text) => FormOf(text) is null ? text : $"[text:{text}]";

    /// <summary>What the value is written as, such as <c>js</c>, whether rightly or not; null for a text.</summary>
    private static string? FormOf(string value)
    {
        var text = value.AsSpan().Trim();
        if (text.Length < 2 || text[0] != '[')
            return null;
        var colon = text[..Math.Min(text.Length, 16)].IndexOf(':');
        if (colon < 0)
            return null;
        // Orchard Core writes them in lower case; another spelling is a slip, never a text.
        var form = text[1..colon].ToString().ToLowerInvariant();
        return form is "js" or "env" or "appsettings" or "localization" or "file" or "text" ? form : null;
    }

    private static ScriptNode ParseScript(string script, int offset)
    {
        try
        {
            return ScriptParser.Parse(script);
        }
        catch (ExpressionRefusedException refused)
        {
            throw new ExpressionRefusedException(refused.Message, refused.Position + offset);
        }
    }

    private static string ParseKey(ReadOnlySpan<char> body, string form, string shape)
    {
        var key = body.Trim();
        return key.Length is 0 or > 128 || key.ContainsAnyExcept(KeyCharacters) || key[0] == ':' || key[^1] == ':'
            ? throw new ExpressionRefusedException($"write [{form}:{shape}] with at most 128 of A-Z a-z 0-9 _ - . and :")
            : key.ToString();
    }

    private static string ParseFile(ReadOnlySpan<char> body)
    {
        if (body.StartsWith("base64(", StringComparison.Ordinal))
            throw new ExpressionRefusedException("[file:base64('…')] is not offered: binary files come in by the media step");
        var isText = body.Length > 8 && body.StartsWith("text(", StringComparison.Ordinal) && body[^1] == ')'
            && body[5] is '\'' or '"' && body[^2] == body[5];
        var path = isText ? body[6..^2].ToString() : "";
        if (!isText || path.AsSpan().ContainsAny('\'', '"'))
            throw new ExpressionRefusedException("write [file:text('path below the recipe')]");
        return RecipeFiles.ProblemOfPath(path) is { } problem ? throw new ExpressionRefusedException(problem) : path;
    }
}

/// <summary><c>[js: …]</c></summary>
internal sealed record ScriptExpression(ScriptNode Script) : RecipeExpression;

/// <summary><c>[env:NAME]</c></summary>
internal sealed record EnvironmentExpression(string Name) : RecipeExpression;

/// <summary><c>[appsettings:A:B]</c></summary>
internal sealed record SettingExpression(string Key) : RecipeExpression;

/// <summary><c>[localization:Key]</c></summary>
internal sealed record LocalizedExpression(string Key) : RecipeExpression;

/// <summary><c>[file:text('path')]</c></summary>
internal sealed record FileExpression(string Path) : RecipeExpression;

/// <summary><c>[text:…]</c>: what stands in it, as it stands there.</summary>
internal sealed record TextExpression(string Text) : RecipeExpression;
