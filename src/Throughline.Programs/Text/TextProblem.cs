using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Throughline.Programs.Text;

/// <summary>Why a text cannot be read.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="Text">The part that is wrong.</param>
/// <param name="Position">Where it begins in the whole text, from 0.</param>
public sealed record TextProblem(TextProblemCode Code, string Text, int Position)
{
    /// <summary>The problem and what would be right, as a sentence.</summary>
    [JsonIgnore]
    public string Message => Code switch
    {
        TextProblemCode.NumberExpected => $"\"{Text}\" does not begin with a number. Write a duration such as 2d, 1.5w, 4h or 3ed.",
        TextProblemCode.NumberTooLarge => $"\"{Text}\" is longer than a hundred years.",
        TextProblemCode.UnknownUnit => $"\"{Text}\" is not a unit. Units are m, h, d, w and mo, with e before them for elapsed time (ed).",
        TextProblemCode.UnknownLinkType => $"\"{Text}\" is not a link type. Types are FS, SS, FF and SF.",
        TextProblemCode.ItemExpected => $"\"{Text}\" does not begin with an item. Write predecessors such as 3FS+2d, 7SS, 12FF-25%.",
        TextProblemCode.UnknownItem => $"There is no item \"{Text}\".",
        TextProblemCode.LagExpected => $"\"{Text}\" is not a lag. Write +2d, -1w, +3ed or -25%.",
        _ => $"\"{Text}\" cannot be read.",
    };
}

/// <summary>What is wrong with a text.</summary>
public enum TextProblemCode
{
    /// <summary>A number was expected.</summary>
    NumberExpected = 0,

    /// <summary>The number is beyond a hundred years.</summary>
    NumberTooLarge = 1,

    /// <summary>The unit is not known.</summary>
    UnknownUnit = 2,

    /// <summary>The link type is not known.</summary>
    UnknownLinkType = 3,

    /// <summary>A work item was expected.</summary>
    ItemExpected = 4,

    /// <summary>No work item has this number or key.</summary>
    UnknownItem = 5,

    /// <summary>A lag was expected.</summary>
    LagExpected = 6,
}

/// <summary>A value read from a text, or all that is wrong with the text.</summary>
/// <typeparam name="T">What was read.</typeparam>
/// <param name="Value">The value; meaningless when there are problems.</param>
/// <param name="Problems">What is wrong. Empty: the text was understood.</param>
public sealed record TextResult<T>(T? Value, ImmutableArray<TextProblem> Problems)
{
    /// <summary>Whether the text was understood.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsUnderstood => Problems.IsEmpty;
}
