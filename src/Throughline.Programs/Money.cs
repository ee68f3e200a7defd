namespace Throughline.Programs;

/// <summary>Amounts of money as they are kept: in ten-thousandths of the currency, so that they sum exactly and read the same from every store.</summary>
public static class Money
{
    /// <summary>The largest amount that a field may hold, either way.</summary>
    public const decimal Most = 100_000_000_000_000m;

    private const int Decimals = 4;

    /// <summary>The amount to the ten-thousandth, halves to the even one.</summary>
    public static decimal Rounded(decimal amount) => decimal.Round(amount, Decimals);
}
