using System.Globalization;
using System.Text;

namespace JatengPortal.Kernel.Recipes;

/// <summary>Where something stands in a recipe file. Cheap to make for every value; written out only when asked for.</summary>
internal sealed class JsonPlace
{
    private readonly JsonPlace? _parent;
    private readonly string? _name;
    private readonly int _index;
    private readonly string? _path;

    private JsonPlace(JsonPlace? parent, string? name = null, int index = 0, string? path = null) =>
        (_parent, _name, _index, _path) = (parent, name, index, path);

    /// <summary>The whole file.</summary>
    public static JsonPlace Root { get; } = new(null);

    /// <summary>The member of an object.</summary>
    public JsonPlace this[string name] => new(this, name);

    /// <summary>The element of a list.</summary>
    public JsonPlace this[int index] => new(this, index: index);

    /// <summary>What a relative path leads to, <c>enable[0]</c>; an empty one leads here.</summary>
    public JsonPlace Below(string path) => path.Length == 0 ? this : new(this, path: path);

    /// <summary>The path (RFC 9535), <c>$.steps[2].enable[0]</c>: no two places of a file share one.</summary>
    public override string ToString()
    {
        var places = new Stack<JsonPlace>();
        for (var place = this; place._parent is not null; place = place._parent)
            places.Push(place);
        var path = new StringBuilder("$");
        foreach (var place in places)
            place.AppendTo(path);
        return path.ToString();
    }

    private void AppendTo(StringBuilder path)
    {
        if (_path is not null)
            path.Append(_path[0] == '[' ? "" : ".").Append(Quoting.Escape(_path, '\0'));
        else if (_name is null)
            path.Append(CultureInfo.InvariantCulture, $"[{_index}]");
        else if (IsPlain(_name))
            path.Append('.').Append(_name);
        else
            path.Append("['").Append(Quoting.Escape(_name, '\'')).Append("']");
    }

    private static bool IsPlain(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '$');
}
