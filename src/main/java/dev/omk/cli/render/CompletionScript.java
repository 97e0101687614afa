package dev.omk.cli.render;

/**
 * What teaches a shell to complete. A script knows nothing of commands and flags: it asks {@code
 * omk __complete} each time, so it never differs from the omk that is called.
 */
public final class CompletionScript {
  private static final String BASH =
      """
      # Completion of omk for bash. Load it with: eval "$(omk completion bash)"
      _omk_complete() {
        local omk=${COMP_WORDS[0]/#\\~/$HOME} current=${COMP_WORDS[COMP_CWORD]}
        local words=() line i
        COMPREPLY=()
        # bash makes three words of --flag=value.
        for ((i = 1; i < COMP_CWORD; i++)); do
          [[ ${COMP_WORDS[i]} == = && ${COMP_WORDS[i - 1]} == --* ]] || words+=("${COMP_WORDS[i]}")
        done
        [[ $current == = ]] && current=
        while IFS= read -r line; do
          if [[ $line == :directories || $line == :files ]]; then
            compopt -o filenames 2>/dev/null
            [[ $line == :files ]] && i=-f || i=-d
            while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$i" -- "$current")
          else
            printf -v line %q "$line"
            COMPREPLY+=("$line")
          fi
        done < <("$omk" __complete bash "${words[@]}" "$current" 2>/dev/null)
      }
      complete -F _omk_complete omk
      """;

  private static final String ZSH =
      """
      #compdef omk
      # Completion of omk for zsh. Load it after compinit with: eval "$(omk completion zsh)"
      _omk() {
        local -a candidates
        local line value
        while IFS= read -r line; do
          if [[ $line == :directories || $line == :files ]]; then
            [[ $words[CURRENT] == --*=* ]] && compset -P '*='
            [[ $line == :files ]] && _files || _files -/
          elif [[ -n $line ]]; then
            value=${line%%$'\\t'*}
            value=${value//:/\\\\:}
            [[ $line == *$'\\t'* ]] && value+=:${line#*$'\\t'}
            candidates+=("$value")
          fi
        done < <("${words[1]/#\\~/$HOME}" __complete zsh "${(@Q)words[2,CURRENT]}" 2>/dev/null)
        (( $#candidates )) && _describe -V 'omk' candidates
      }
      if [[ ${funcstack[1]} == _omk ]]; then
        _omk "$@"
      else
        compdef _omk omk
      fi
      """;

  private static final String FISH =
      """
      # Completion of omk for fish. Load it with: omk completion fish | source
      function __omk_complete
          set -l words (commandline -opc)
          set -l current (commandline -ct)
          set -l flag (string match -r '^--[^=]*=' -- "$current")
          set -l path (string replace -r '^--[^=]*=' '' -- "$current")
          for line in ($words[1] __complete fish $words[2..-1] "$current" 2>/dev/null)
              switch $line
                  case :directories
                      printf "$flag%s\\n" (__fish_complete_directories "$path" '')
                  case :files
                      printf "$flag%s\\n" (__fish_complete_path "$path")
                  case '*'
                      printf '%s\\n' $line
              end
          end
      end
      complete -c omk -e
      complete -c omk -f -k -a '(__omk_complete)'
      """;

  private CompletionScript() {}

  /** The script for {@code bash}, {@code zsh} or {@code fish}. */
  public static String of(String shell) {
    return switch (shell) {
      case "bash" -> BASH;
      case "zsh" -> ZSH;
      default -> FISH; // The only other choice.
    };
  }
}
